-- storage, max, lease -> {{id, job}...}
evenWhenFull()
local list, given = base .. 'deletions:' .. ARGV[1], {}
local ids = redis.call('ZRANGEBYSCORE', list, '-inf', now, 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  redis.call('ZADD', list, now + tonumber(ARGV[3]), id)
  if redis.call('EXISTS', jobKey(id)) == 1 then redis.call('HSET', jobKey(id), 'deleting', 1) end
  given[#given + 1] = {id, redis.call('HGETALL', jobKey(id))}
end
return given
