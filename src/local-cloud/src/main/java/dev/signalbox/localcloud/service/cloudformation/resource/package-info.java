/** One class per resource type: what properties it has, and which calls create and delete it. Knows no stack. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.resource;

import org.jspecify.annotations.NullMarked;
