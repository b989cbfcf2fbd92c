-- max, lease, instance -> {{id, fence, job}...}, {id of a job that is not there...}
evenWhenFull()
local given, dropped = {}, {}
local ids = redis.call('ZRANGEBYSCORE', base .. 'callbacks', '-inf', now, 'LIMIT', 0, ARGV[1])
for _, id in ipairs(ids) do
  local status = redis.call('HGET', jobKey(id), 'status')
  if status == 'callback_pending' then
    local fence = nextFence(id)
    redis.call('ZADD', base .. 'calling', now + tonumber(ARGV[2]), id)
    redis.call('ZREM', base .. 'callbacks', id)
    redis.call('HINCRBY', jobKey(id), 'callbacks', 1)
    move(id, 'calling_back', 'fence', fence, 'owner', ARGV[3])
    redis.call('HDEL', jobKey(id), 'eligible')
    given[#given + 1] = {id, fence, redis.call('HGETALL', jobKey(id))}
  else
    redis.call('ZREM', base .. 'callbacks', id)
    if not status then unlist(id) end
    dropped[#dropped + 1] = id
  end
end
return {given, dropped}
