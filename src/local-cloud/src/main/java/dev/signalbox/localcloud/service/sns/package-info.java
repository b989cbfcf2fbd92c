/** Amazon SNS: topics, subscriptions and what is published to them. */
@NullMarked
package dev.signalbox.localcloud.service.sns;

import org.jspecify.annotations.NullMarked;
