package dev.signalbox.console.gateway;

import java.util.List;
import java.util.Map;

/** Rows of tables. */
public interface RecordsGateway {
    /** So many rows of a table, in no order; values of other types than text and number are left out. */
    List<Map<String, String>> rows(String table, int most) throws GatewayException;
}
