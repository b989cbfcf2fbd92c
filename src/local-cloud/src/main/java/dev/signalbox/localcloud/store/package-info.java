/** Durable state of all services in one embedded, transactional file. */
@NullMarked
package dev.signalbox.localcloud.store;

import org.jspecify.annotations.NullMarked;
