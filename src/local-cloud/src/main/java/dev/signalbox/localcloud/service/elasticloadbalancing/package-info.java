/** Elastic Load Balancing: application load balancers that forward what comes to a port on loopback to healthy targets. */
@NullMarked
package dev.signalbox.localcloud.service.elasticloadbalancing;

import org.jspecify.annotations.NullMarked;
