comment on column orders.payment_id is 'Its payment, once the order is confirmed.';
