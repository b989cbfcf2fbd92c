/** Template text, what it declares, and what its functions evaluate to. Knows no stack and no service. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.template;

import org.jspecify.annotations.NullMarked;
