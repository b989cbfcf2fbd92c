package dev.signalbox.console.control.manual;

import dev.signalbox.console.model.manual.ManualLink;

/** What a page asks of the window around it. */
public interface Leads {
    void follow(ManualLink link);

    /** The address of a picture, in the colours of now. */
    String picture(String destination);

    void enlarge(String picture, String words);
}
