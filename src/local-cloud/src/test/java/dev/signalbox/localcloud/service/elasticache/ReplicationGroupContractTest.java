package dev.signalbox.localcloud.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.StackFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;

@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "No server comes with Signalbox for other systems")
final class ReplicationGroupContractTest {
    private static final String TEMPLATE = """
            Resources:
              Subnets:
                Type: AWS::ElastiCache::SubnetGroup
                Properties:
                  Description: Where it is
                  SubnetIds: [subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002]
              Parameters:
                Type: AWS::ElastiCache::ParameterGroup
                Properties:
                  CacheParameterGroupFamily: redis7
                  Description: Keep all
                  Properties: {maxmemory-policy: noeviction, timeout: "%s"}
              Redis:
                Type: AWS::ElastiCache::ReplicationGroup
                Properties:
                  ReplicationGroupDescription: Jobs
                  Engine: redis
                  EngineVersion: "7.1"
                  CacheNodeType: cache.t4g.small
                  NumCacheClusters: 2
                  AutomaticFailoverEnabled: true
                  AtRestEncryptionEnabled: true
                  TransitEncryptionEnabled: %s
                  CacheSubnetGroupName: !Ref Subnets
                  CacheParameterGroupName: !Ref Parameters
                  SecurityGroupIds: [sg-0a1b2c3d4e5f60001]
            Outputs:
              Id: {Value: !Ref Redis}
              Address: {Value: !GetAtt Redis.PrimaryEndPoint.Address}
              Port: {Value: !GetAtt Redis.PrimaryEndPoint.Port}
              Reader: {Value: !Sub "${Redis.ReaderEndPoint.Address}:${Redis.ReaderEndPoint.Port}"}
            """;

    @TempDir Path folder;

    private StackFixture stacks;
    private ElastiCacheClient cache;

    @BeforeEach
    void start() {
        stacks = new StackFixture(folder);
        cache = stacks.cloud().client(ElastiCacheClient.builder());
    }

    @AfterEach
    void stop() {
        cache.close();
        stacks.close();
    }

    @Test
    void startsARealServerThatKeepsItsDataAndPortOverARestart() throws IOException {
        int port = create("jobs");
        assertThat(TestRedis.ask(port, "SET job 42")).isEqualTo("+OK");
        var node = cache.describeCacheClusters(d -> d.cacheClusterId("jobs-001")).cacheClusters().getFirst();
        assertThat(node.engineVersion()).matches("\\d+\\.\\d+\\.\\d+").isNotEqualTo("7.1");

        stacks.restart();
        cache.close();
        cache = stacks.cloud().client(ElastiCacheClient.builder());
        assertThat(available("jobs").nodeGroups().getFirst().primaryEndpoint().port()).isEqualTo(port);
        assertThat(TestRedis.ask(port, "GET job")).isEqualTo("42");
    }

    @Test
    void startsAServerAgainThatWasKilled() throws IOException {
        int port = create("jobs");
        TestRedis.ask(port, "SET job 42");
        long pid = TestRedis.pid(port);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        StackFixture.until(() -> pidOrNone(port), now -> now > 0 && now != pid);
        assertThat(TestRedis.ask(port, "GET job")).isEqualTo("42");
    }

    private static long pidOrNone(int port) {
        try {
            return TestRedis.pid(port);
        } catch (IOException _) {
            return -1;
        }
    }

    @Test
    void makesAndChangesAndDeletesItInAStack() throws IOException {
        var outputs = stacks.deploy("cache", TEMPLATE.formatted("300", false));
        int port = Integer.parseInt(outputs.get("Port"));
        assertThat(outputs).containsEntry("Address", "127.0.0.1").containsEntry("Reader", "127.0.0.1:" + port);
        assertThat(TestRedis.ask(port, "PING")).isEqualTo("+PONG");
        var group = available(outputs.get("Id"));
        assertThat(group.memberClusters()).as("the one that there is").hasSize(1);
        assertThat(cache.listTagsForResource(l -> l.resourceName(group.arn())).tagList()).anyMatch(t -> t.key().equals(
                "aws:cloudformation:stack-name"));
        assertThat(timeout(port)).isEqualTo("300");

        stacks.update("cache", TEMPLATE.formatted("600", false), StackStatus.UPDATE_COMPLETE);
        assertThat(timeout(port)).isEqualTo("600");

        stacks.delete("cache");
        assertThat(cache.describeReplicationGroups().replicationGroups()).isEmpty();
        assertThat(cache.describeCacheSubnetGroups().cacheSubnetGroups()).isEmpty();
        assertThat(pidOrNone(port)).isEqualTo(-1);
        assertThat(folder.resolve("elasticache/data/" + outputs.get("Id"))).doesNotExist();
    }

    private static String timeout(int port) throws IOException {
        return TestRedis.ask(port, "CONFIG GET timeout");
    }

    @Test
    void refusesWhatTheServerCannotBe() {
        refused(g -> g.transitEncryptionEnabled(true), "speaks no TLS");
        refused(g -> g.authToken("0123456789abcdef"), "AuthToken is only supported when TransitEncryptionEnabled");
        refused(g -> g.numNodeGroups(2), "NumNodeGroups");
        refused(g -> g.userGroupIds("people"), "UserGroupIds");
        refused(g -> g.engine("memcached"), "must be redis or valkey");
        refused(g -> g.cacheSubnetGroupName("nowhere"), "nowhere does not exist");
        refused(g -> g.cacheParameterGroupName("nothing"), "CacheParameterGroup not found: nothing");
        assertThatThrownBy(() -> cache.describeReplicationGroups(d -> d.replicationGroupId("none"))).isInstanceOf(
                ReplicationGroupNotFoundException.class);
        create("jobs");
        assertThatThrownBy(() -> cache.createReplicationGroup(g -> g.replicationGroupId("jobs")
                .replicationGroupDescription("Again"))).isInstanceOf(ReplicationGroupAlreadyExistsException.class);
        stacks.create("secure", TEMPLATE.formatted("300", true));
        stacks.awaitRollback("secure");
        assertThat(stacks.reasons("secure")).contains("set TransitEncryptionEnabled to false");
    }

    private void refused(Consumer<CreateReplicationGroupRequest.Builder> setting, String message) {
        assertThatThrownBy(() -> cache.createReplicationGroup(g -> setting.accept(g.replicationGroupId("jobs")
                .replicationGroupDescription("Jobs")))).isInstanceOf(ElastiCacheException.class).hasMessageContaining(
                        message);
    }

    private int create(String id) {
        cache.createReplicationGroup(g -> g.replicationGroupId(id).replicationGroupDescription("Jobs").engine("redis")
                .engineVersion("7.1").cacheNodeType("cache.t4g.micro").numCacheClusters(1));
        return available(id).nodeGroups().getFirst().primaryEndpoint().port();
    }

    private ReplicationGroup available(String id) {
        return StackFixture.until(() -> cache.describeReplicationGroups(d -> d.replicationGroupId(id))
                .replicationGroups().getFirst(), group -> group.status().equals("available"));
    }
}
