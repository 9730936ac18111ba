package example.words;

import java.time.Instant;

/** How many words of a category there have been in the window that begins at this time. */
public record Counted(Instant window, long words) {}
