-- id, storage, pause
evenWhenFull()
redis.call('ZADD', base .. 'deletions:' .. ARGV[2], 'XX', now + tonumber(ARGV[3]), ARGV[1])
return 1
