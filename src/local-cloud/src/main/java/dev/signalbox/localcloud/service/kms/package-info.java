/** AWS KMS: symmetric keys that really encrypt, and their aliases. */
@NullMarked
package dev.signalbox.localcloud.service.kms;

import org.jspecify.annotations.NullMarked;
