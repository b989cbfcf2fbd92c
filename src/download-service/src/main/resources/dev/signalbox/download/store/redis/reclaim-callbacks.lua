-- max -> how many leases had ended. The attempt is not counted: it is made again.
evenWhenFull()
local ids = redis.call('ZRANGEBYSCORE', base .. 'calling', '-inf', now, 'LIMIT', 0, ARGV[1])
for _, id in ipairs(ids) do
  if redis.call('HGET', jobKey(id), 'status') == 'calling_back' then
    redis.call('HINCRBY', jobKey(id), 'callbacks', -1)
    redis.call('HDEL', jobKey(id), 'owner')
    move(id, 'callback_pending', 'eligible', now)
    redis.call('ZADD', base .. 'callbacks', now, id)
  elseif redis.call('EXISTS', jobKey(id)) == 0 then
    unlist(id)
  end
  redis.call('ZREM', base .. 'calling', id)
end
return #ids
