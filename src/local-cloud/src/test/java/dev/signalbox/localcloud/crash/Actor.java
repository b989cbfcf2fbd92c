package dev.signalbox.localcloud.crash;

import java.util.Random;

/**
 * One client of a cloud that is killed again and again. It does one thing after another, so at most one call is without an answer
 * when the cloud dies; what that one did is found out afterwards, and must be all or nothing.
 */
interface Actor {
    /** Once, before anything is killed. */
    void prepare();

    /** One call, chosen by chance. It ends with any exception when the cloud dies meanwhile. */
    void step(Random random);

    /** After each restart: what was acknowledged is there, and nothing else but the call without an answer, whole. */
    void check();

    /** At last: everything that was begun comes to its right end, and every effect happened as often as it should. */
    default void finish() {}
}
