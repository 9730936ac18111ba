package example.words;

/** What kind of thing a word is. */
public enum Category {
    COLOUR,
    FLOWER
}
