/** How a published message reaches its subscribers. */
@NullMarked
package dev.signalbox.localcloud.service.sns.delivery;

import org.jspecify.annotations.NullMarked;
