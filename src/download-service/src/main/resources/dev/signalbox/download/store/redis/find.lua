-- id -> job or {}
return redis.call('HGETALL', jobKey(ARGV[1]))
