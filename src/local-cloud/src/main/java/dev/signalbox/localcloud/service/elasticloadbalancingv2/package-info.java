/** Application Load Balancers: a real reverse proxy on a loopback port per listener. */
@NullMarked
package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import org.jspecify.annotations.NullMarked;
