package dev.signalbox.sibling;

/** Stands for a class of another module. */
public final class Sibling {
    public static final Object THING = new Object();
}
