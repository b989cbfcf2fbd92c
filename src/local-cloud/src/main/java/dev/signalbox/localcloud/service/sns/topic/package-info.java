/** Topics, their subscriptions, and which messages a subscription wants. */
@NullMarked
package dev.signalbox.localcloud.service.sns.topic;

import org.jspecify.annotations.NullMarked;
