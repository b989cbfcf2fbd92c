package dev.signalbox.localcloud.service.batch;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the machines of an EC2 environment can hold at most, as far as the names of their types tell it: sizes count
 * vCPUs, and the first letter of the common families tells the memory per vCPU. Families, bundles and types that tell
 * less are taken to be as large as needed.
 */
final class InstanceTypes {
    private static final Pattern SIZED = Pattern.compile("([a-z])[a-z]*[0-9][a-z0-9-]*\\.([a-z]+|([0-9]+)xlarge)");
    /** The most that any type of the family has; a few of the older ones have odd sizes. */
    private static final Map<String, Integer> MIB_PER_VCPU = Map.of("c", 2688, "m", 4096, "r", 8192);
    private static final Map<String, Integer> VCPUS = Map.of("nano", 2, "micro", 2, "small", 2, "medium", 2, "large", 2,
            "xlarge", 4, "8xlarge", 36);

    private InstanceTypes() {}

    static boolean fit(List<String> types, long milliVcpus, long memoryMiB) {
        return types.isEmpty() || types.stream().anyMatch(type -> fits(type, milliVcpus, memoryMiB));
    }

    private static boolean fits(String type, long milliVcpus, long memoryMiB) {
        var sized = SIZED.matcher(type);
        if (!sized.matches()) {
            return true;
        }
        int vcpus = vcpus(sized.group(2), sized.group(3) == null ? 0 : Integer.parseInt(sized.group(3)));
        int memory = MIB_PER_VCPU.getOrDefault(sized.group(1), Integer.MAX_VALUE);
        return vcpus == 0 || milliVcpus <= vcpus * 1000L && memoryMiB <= (long) vcpus * memory;
    }

    /** 0 when the size does not tell, as that of whole machines. */
    private static int vcpus(String size, int times) {
        return VCPUS.getOrDefault(size, times * 4);
    }
}
