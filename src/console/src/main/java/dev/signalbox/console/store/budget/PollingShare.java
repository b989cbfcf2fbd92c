package dev.signalbox.console.store.budget;

import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;

/** How much of AWS's rates Signalbox takes for itself, in percent; the rest is for the operator's own pipelines. */
public final class PollingShare {
    public static final int LEAST = 5;
    public static final int MOST = 50;
    public static final int USUAL = 20;
    public static final Preference<Integer> PERCENT = new Preference<>("polling.share", Integer.class, USUAL);

    private PollingShare() {}

    /** Keeps the budget at the share that is chosen, now and from then on. */
    public static void follow(Preferences preferences, String region, Budget budget) {
        preferences.topic(PERCENT).subscribe(percent -> budget.rates(ApiRates.aws(region, within(percent))));
    }

    /** The nearest that may be chosen: the file of preferences may say anything. */
    public static int within(int percent) {
        return Math.clamp(percent, LEAST, MOST);
    }
}
