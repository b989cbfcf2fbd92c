package dev.signalbox.console.app;

import dev.signalbox.console.gateway.aws.AwsClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A Batch job that says which object it could not read, and fails. */
final class BrokenJob {
    static final String OBJECT = "s3://orders/in/order-7.csv";

    private BrokenJob() {}

    /** What it runs; alone in its jar. */
    public static final class Main {
        private Main() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            System.out.println("reading orders");
            System.out.println("ERROR cannot parse " + OBJECT + ": line 3 has no country");
            System.out.println("giving up");
            System.exit(3);
        }
    }

    /** A queue called queue, and a job definition that runs this. */
    static void define(AwsClients clients, String definition) throws IOException {
        S3Client s3 = clients.client(S3Client.builder());
        s3.createBucket(b -> b.bucket("jars"));
        s3.createBucket(b -> b.bucket("orders"));
        s3.putObject(r -> r.bucket("orders").key("in/order-7.csv"), RequestBody.fromString("a,b"));
        s3.putObject(r -> r.bucket("jars").key("broken.jar"), RequestBody.fromBytes(jar()));
        BatchClient batch = clients.client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("ce").type("MANAGED").computeResources(c -> c.type(
                "EC2").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes("optimal").instanceRole(
                        "arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(10).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("ce")));
        batch.registerJobDefinition(d -> d.jobDefinitionName(definition).type("container").containerProperties(c -> c
                .image("s3://jars/broken.jar").resourceRequirements(r -> r.type("VCPU").value("1"), r -> r.type(
                        "MEMORY").value("128"))));
    }

    private static byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = Main.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                InputStream code = Main.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            java.util.Objects.requireNonNull(code).transferTo(jar);
        }
        return bytes.toByteArray();
    }
}
