package io.ordersaga.topology.view;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the latest commands to one entity ended, so that whoever sent one can read its outcome from the entity's row.
 *
 * @param latest oldest first, at most {@link #MAX}, one per command
 */
public record Outcomes(List<CommandOutcome> latest) {
    public static final int MAX = 16;
    public static final Outcomes NONE = new Outcomes(List.of());

    public Outcomes {
        latest = List.copyOf(latest);
    }

    public Outcomes accepted(EventId commandId) {
        return with(new CommandOutcome(commandId, Optional.empty()));
    }

    public Outcomes refused(EventId commandId, RefusalCode code) {
        return with(new CommandOutcome(commandId, Optional.of(code)));
    }

    /** Empty if the command has not been decided, or so many have been since that it is forgotten. */
    public Optional<CommandOutcome> of(EventId commandId) {
        return latest.stream()
                .filter(outcome -> outcome.commandId().equals(commandId))
                .findFirst();
    }

    private Outcomes with(CommandOutcome outcome) {
        List<CommandOutcome> outcomes = new ArrayList<>(latest);
        outcomes.removeIf(known -> known.commandId().equals(outcome.commandId()));
        outcomes.add(outcome);
        return new Outcomes(outcomes.subList(Math.max(0, outcomes.size() - MAX), outcomes.size()));
    }
}
