package io.ordersaga.apps.worker;

/** A request and what became of it. */
record AnsweredCall<K, Q, R>(Call<K, Q> call, R result) {}
