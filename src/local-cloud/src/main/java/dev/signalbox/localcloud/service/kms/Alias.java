package dev.signalbox.localcloud.service.kms;

import java.time.Instant;

/** @param name with the prefix {@code alias/} */
record Alias(String name, String keyId, Instant created, Instant updated) {}
