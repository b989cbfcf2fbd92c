-- component:name
redis.call('DEL', base .. 'stats:' .. ARGV[1])
redis.call('ZREM', base .. 'instances', ARGV[1])
return 1
