package io.ordersaga.apps.payment;

import io.ordersaga.topics.payment.PaymentResult;

/** A request and what the provider answered. */
record AnsweredCall(Call call, PaymentResult result) {}
