package dev.signalbox.console.model.downloads.many;

/**
 * One of many, as it is listed.
 *
 * @param number from 1
 * @param name id or URL
 * @param obstacle why nothing is done to it; empty when it is in the plan
 */
public record ManyLine(int number, String name, String detail, String obstacle) {
    public boolean isPlanned() {
        return obstacle.isEmpty();
    }
}
