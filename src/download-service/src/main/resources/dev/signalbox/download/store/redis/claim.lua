-- max, lease, instance -> {{id, fence, job, {limit, rps, proxy}}...}, {id of a job that is not there...}
evenWhenFull()
local max, given, dropped, bytes = tonumber(ARGV[1]), {}, {}, 0

local function give(id, name, limits)
  local fence = nextFence(id)
  redis.call('SADD', runningKey(name), id)
  redis.call('ZREM', pendingKey(name), id)
  redis.call('ZADD', base .. 'leases', now + tonumber(ARGV[2]), leaseOf(id, name))
  redis.call('HINCRBY', jobKey(id), 'downloads', 1)
  move(id, 'downloading', 'fence', fence, 'owner', ARGV[3])
  redis.call('HDEL', jobKey(id), 'eligible')
  redis.call('HSET', aggrKey(name), 'gave', now)
  if limits[2] ~= '' then
    redis.call('SET', base .. 'begun:' .. name, now, 'PX', math.ceil(gap(limits[2]) / 1000))
  end
  bytes = bytes + redis.call('HSTRLEN', jobKey(id), 'spec')
  given[#given + 1] = {id, fence, redis.call('HGETALL', jobKey(id)), limits}
end

for _ = 1, max + 1000 do
  local name = #given < max and bytes < budget and redis.call('ZRANGEBYSCORE', base .. 'due', '-inf', now, 'LIMIT', 0, 1)[1]
  if not name then break end
  local id = redis.call('ZRANGEBYSCORE', pendingKey(name), '-inf', now, 'LIMIT', 0, 1)[1]
  local status = id and redis.call('HGET', jobKey(id), 'status')
  if id and status ~= 'pending' then
    redis.call('ZREM', pendingKey(name), id)
    if not status then unlist(id, name) end
    dropped[#dropped + 1] = id
  elseif id then
    local limits = limitsOf(name)
    if redis.call('SCARD', runningKey(name)) < tonumber(limits[1]) then
      give(id, name, {limits[1], limits[2] or '', limits[3] or ''})
    end
  end
  settle(name)
end
return {given, dropped}
