/** CloudFormation: stacks from templates, by typed calls to the other services. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation;

import org.jspecify.annotations.NullMarked;
