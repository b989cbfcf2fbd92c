package dev.signalbox.console.control.chart;

/**
 * One step of time.
 *
 * @param up stands on the line
 * @param down hangs from it
 * @param words for who cannot see it, and when it is pointed at
 */
public record Bar(double up, double down, String words) {}
