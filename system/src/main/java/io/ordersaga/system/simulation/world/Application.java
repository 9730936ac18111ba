package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.broker.Changelog;
import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Transaction;
import io.ordersaga.system.simulation.step.Step.TaskName;
import io.ordersaga.system.simulation.task.Part;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.system.simulation.task.Task;
import io.ordersaga.system.simulation.task.TaskHome;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;

/** An application: its instances, and its tasks, each of which one of them runs. */
public final class Application {
    private final String id;
    private final Cluster cluster;
    private final StateListener listener;
    private final List<Member> members;
    private final List<Slot> slots;

    /** What it is made of. */
    record Setting(Cluster cluster, VirtualTime time, StateListener listener, int instances) {}

    Application(Program program, Setting setting) {
        this.id = program.applicationId();
        this.cluster = setting.cluster();
        this.listener = setting.listener();
        this.members = Stream.generate(() -> new Member(cluster, setting.time()))
                .limit(setting.instances())
                .toList();
        this.slots = program.parts().stream()
                .flatMap(part -> IntStream.range(0, cluster.partitions()).mapToObj(partition -> slot(part, partition)))
                .toList();
        for (int index = 0; index < slots.size(); index++) {
            give(slots.get(index), index % members.size());
        }
    }

    private Slot slot(Part part, int partition) {
        Map<String, Changelog> changelogs =
                part.storeNames().stream().collect(Collectors.toMap(Function.identity(), store -> new Changelog()));
        return new Slot(new TaskHome(id, new TaskId(part.id(), partition), part, changelogs), cluster);
    }

    public String id() {
        return id;
    }

    public int instances() {
        return members.size();
    }

    public List<Slot> slots() {
        return slots;
    }

    private Slot slot(TaskName name) {
        return slots.get(name.part() * cluster.partitions() + name.partition() % cluster.partitions());
    }

    private Member member(int number) {
        return members.get(number % members.size());
    }

    private Stream<Slot> slotsOf(Member member) {
        return slots.stream().filter(slot -> member(slot.owner()) == member);
    }

    /** Returns whether there was something to process. */
    boolean run(TaskName name, String topic, int records) {
        return slot(name).run(topic, records) > 0;
    }

    /** Returns whether there was something to commit. */
    boolean commit(int instance) {
        Member member = member(instance);
        if (!member.isAlive() || !isDirty(member)) {
            return false;
        }
        Transaction transaction = member.transaction();
        slotsOf(member).forEach(slot -> slot.move(transaction));
        member.end();
        transaction.commit();
        return true;
    }

    private boolean isDirty(Member member) {
        return member.open().isPresent() || slotsOf(member).anyMatch(Slot::hasMoved);
    }

    /** Returns whether anything was due. */
    boolean punctuate(int instance) {
        Member member = member(instance);
        return member.isAlive()
                && slotsOf(member)
                                .flatMap(slot -> slot.task().stream())
                                .filter(Task::punctuate)
                                .count()
                        > 0;
    }

    /** When the next punctuation is due by the true time. */
    OptionalLong nextAlarm() {
        return slots.stream()
                .flatMap(slot -> slot.task().stream())
                .flatMapToLong(task -> task.nextAlarm().stream())
                .min();
    }

    /** Returns whether anything was lost by it. */
    boolean abort(int instance) {
        Member member = member(instance);
        if (!member.isAlive() || !isDirty(member)) {
            return false;
        }
        member.end().ifPresent(Transaction::abort);
        slotsOf(member).forEach(slot -> slot.start(member, listener));
        return true;
    }

    /** Its transaction stays open. Returns whether it was alive and others are. */
    boolean crash(int instance) {
        Member member = member(instance);
        if (!member.isAlive() || members.stream().filter(Member::isAlive).count() < 2) {
            return false;
        }
        member.live(false);
        slotsOf(member).forEach(Slot::stop);
        return true;
    }

    /** Ends what a dead instance has left open; others take over its tasks, and it comes back without any. */
    boolean recover(int instance) {
        Member dead = member(instance);
        if (dead.isAlive()) {
            return false;
        }
        dead.end().ifPresent(Transaction::abort);
        List<Slot> orphans = slotsOf(dead).toList();
        List<Integer> living = IntStream.range(0, members.size())
                .filter(number -> members.get(number).isAlive())
                .boxed()
                .toList();
        for (int index = 0; index < orphans.size(); index++) {
            give(orphans.get(index), living.get(index % living.size()));
        }
        dead.live(true);
        return true;
    }

    /** A rebalance as it should be: what was processed is committed before the task moves. */
    boolean move(TaskName name, int instance) {
        Slot slot = slot(name);
        if (!member(slot.owner()).isAlive()
                || !member(instance).isAlive()
                || member(slot.owner()) == member(instance)) {
            return false;
        }
        commit(slot.owner());
        give(slot, instance % members.size());
        return true;
    }

    private void give(Slot slot, int instance) {
        slot.give(instance);
        slot.start(members.get(instance), listener);
    }

    boolean skew(int instance, long millis) {
        return member(instance).skew(millis);
    }

    /** How steps call one of its tasks. */
    public TaskName name(Slot slot) {
        return new TaskName(id, slot.part(), slot.partition());
    }
}
