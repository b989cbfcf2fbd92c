/** Secrets Manager: values with versions, encrypted at rest. */
@NullMarked
package dev.signalbox.localcloud.service.secretsmanager;

import org.jspecify.annotations.NullMarked;
