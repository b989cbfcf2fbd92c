package dev.signalbox.console.model;

import java.util.List;

/**
 * Refused rows in their order.
 *
 * @param more whether there may be further ones behind the last
 */
public record ErrorRowPage(List<ErrorRow> rows, boolean more) {
    public ErrorRowPage {
        rows = List.copyOf(rows);
    }
}
