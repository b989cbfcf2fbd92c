/** EC2's descriptions of the default network, which names things that templates refer to. */
@NullMarked
package dev.signalbox.localcloud.service.ec2;

import org.jspecify.annotations.NullMarked;
