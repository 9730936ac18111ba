package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.StepText;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens in a run, to be played again. As text it is the size of the world and then one step on each line. */
public record Trace(World.Size size, List<Step> steps) {
    public Trace {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException if a line is no step */
    public static Trace parse(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String[] size = lines.getFirst().split(" ", -1);
        return new Trace(
                new World.Size(Integer.parseInt(size[1]), Integer.parseInt(size[2]), true),
                lines.stream().skip(1).map(StepText::read).toList());
    }

    /** Plays it and lets everything come to rest. Empty if all laws held. */
    public Optional<Failure> play(List<Program> programs, Simulation.Observer observer) {
        return Simulation.replay(programs, size, steps, observer);
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(StepText::write)
                .collect(Collectors.joining("\n", "world " + size.partitions() + " " + size.instances() + "\n", "\n"));
    }
}
