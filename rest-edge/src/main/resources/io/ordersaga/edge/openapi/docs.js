// Without validatorUrl: null the page would send the document's address to a host outside.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#document",
  validatorUrl: null,
  deepLinking: true,
  displayOperationId: true,
});
