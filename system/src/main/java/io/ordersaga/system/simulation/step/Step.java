package io.ordersaga.system.simulation.step;

import java.util.List;

/**
 * One thing that happens. Steps name things by small numbers, so that each means the same in any trace; one that is not
 * possible where it stands changes nothing. {@link StepText} writes them down.
 */
public sealed interface Step {

    /** Somebody outside does something. */
    sealed interface Outside extends Step {}

    /** Something goes on as it should. */
    sealed interface Going extends Step {}

    /** Something goes wrong. */
    sealed interface Fault extends Step {}

    /** An administrator puts a product into the catalogue. */
    record Create(int product, long stock) implements Outside {}

    /** An administrator adds or takes units. */
    record Adjust(int product, int delta) implements Outside {}

    /** An administrator changes the price. */
    record Reprice(int product, int cents) implements Outside {}

    /** An administrator takes a product out of the catalogue. */
    record Withdraw(int product) implements Outside {}

    /** Somebody opens an account. */
    record Register(int user) implements Outside {}

    /** Somebody changes a name. */
    record Rename(int user, int name) implements Outside {}

    /** An account is deleted. */
    record Leave(int user) implements Outside {}

    /** Somebody logs in. */
    record Login(int session, int user) implements Outside {}

    /** A client asks for new tokens, with the refresh token of this number: the first is 0. */
    record Refresh(int session, int token) implements Outside {}

    /** Somebody logs out, with the refresh token of this number. */
    record Logout(int session, int user, int token) implements Outside {}

    /** A customer places an order. */
    record Place(int order, int user, Card card, List<Item> items) implements Outside {
        public Place {
            items = List.copyOf(items);
        }
    }

    /** A customer sends another order under the idempotency key of an earlier one. */
    record PlaceOther(int order) implements Outside {}

    /** A customer cancels an order. */
    record Cancel(int order, int number) implements Outside {}

    /** A client sends a command again that it has had no answer to. */
    record Resend(int command) implements Outside {}

    /** @param units 1 or more */
    record Item(int product, int units) {}

    /** How the provider is going to answer a charge. */
    enum Card {
        GOOD,
        DECLINED
    }

    /** A task processes some of what lies in one of its topics. */
    record Run(TaskName task, String topic, int records) implements Going {}

    /** The thread of an instance commits what its tasks have done. */
    record Commit(Instance instance) implements Going {}

    /** The thread of an instance does what is due by its clock. */
    record Punctuate(Instance instance) implements Going {}

    /** All clocks go on. */
    record Pass(long millis) implements Going {}

    /** A worker takes the next request of a partition and begins to call. */
    record Take(Instance worker, int partition) implements Going {}

    /** A call of a worker ends, and its result is written. */
    record Answer(Instance worker, int call, Outcome outcome) implements Going {}

    /** What becomes of a call. */
    enum Outcome {
        ANSWERED,
        /** It never arrived. */
        REQUEST_LOST,
        /** It arrived and was obeyed, and nobody heard of it. */
        ANSWER_LOST,
        /** It is refused for good. A payment provider refuses cards, not calls. */
        REFUSED
    }

    /** The thread of an instance aborts its transaction and restores its tasks. */
    record Abort(Instance instance) implements Fault {}

    /** An instance dies. Its transaction stays open until somebody notices. */
    record Crash(Instance instance) implements Fault {}

    /** It is noticed that an instance has died: its transaction is aborted, and others restore its tasks. It comes back. */
    record Recover(Instance instance) implements Fault {}

    /** A task is given to another instance, which restores it. */
    record Move(TaskName task, int instance) implements Fault {}

    /** The clock of an instance is set to differ from the others by so much. */
    record Skew(Instance instance, long millis) implements Fault {}

    /** A worker dies with its calls, or is taken for dead; another goes on from what is committed. */
    record CrashWorker(Instance worker) implements Fault {}

    /** A call of a worker that was taken for dead arrives all the same, or its result is written. */
    record Straggle(Instance worker, int call) implements Fault {}

    /** Bytes that nobody can read get into a topic. */
    record Poison(String topic, int key) implements Fault {}

    /** A task, by its application, and as Streams numbers it: the subtopology and the partition. */
    record TaskName(String application, int part, int partition) {}

    /** An instance of an application or a worker, counted from 0. */
    record Instance(String application, int number) {}
}
