package dev.signalbox.transfer;

/** A URL as it may stand in logs, records and messages: without user, query and fragment, which may hold secrets. */
public final class SafeUrl {
    private SafeUrl() {}

    public static String of(String url) {
        int end = url.length();
        for (char mark : new char[]{'?', '#'}) {
            int at = url.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        var shown = url.substring(0, end).replaceFirst("^([^/@]*//)[^/@]*@", "$1").replaceAll("\\p{Cntrl}", "_");
        return end < url.length() ? shown + "?..." : shown;
    }
}
