-- component:name, counters, time to live in milliseconds
redis.call('SET', base .. 'stats:' .. ARGV[1], string.format('%.0f', now) .. ARGV[2], 'PX', ARGV[3])
redis.call('ZADD', base .. 'instances', 0, ARGV[1])
if redis.call('PTTL', base .. 'instances') < tonumber(ARGV[3]) then
  redis.call('PEXPIRE', base .. 'instances', ARGV[3])
end
return 1
