package dev.signalbox.console.fx.notices;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.store.notices.DesktopNews;
import java.util.Locale;

/** A notice in one line: {@code nightly-17 failed}. */
public final class NoticeWords implements DesktopNews.Words {
    @Override
    public String title(Notice notice) {
        return Texts.text("notice." + notice.kind().name().toLowerCase(Locale.ROOT), notice.subject());
    }

    @Override
    public String title(int notices) {
        return Texts.text("notice.several", notices);
    }
}
