package dev.signalbox.planted.screen.two;

/** Innocent; others reach for it. */
public final class BreaksNothing {}
