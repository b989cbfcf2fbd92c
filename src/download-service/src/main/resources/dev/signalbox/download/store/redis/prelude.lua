-- What all scripts share. KEYS[1] is the prefix in braces: one slot of a cluster. Times are microseconds of the server's clock.
local base = KEYS[1] .. ':'
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]

local function jobKey(id) return base .. 'job:' .. id end
local function aggrKey(name) return base .. 'aggr:' .. name end
local function pendingKey(name) return base .. 'pending:' .. name end
local function runningKey(name) return base .. 'running:' .. name end

-- A member of the leases: ids have 14 characters, so the name is found without the job.
local function leaseOf(id, name) return id .. name end

-- How many bytes of specifications one answer should not exceed.
local budget = 4000000

-- A server without memory left refuses the first command of a script when it adds, but nothing once the script has written.
-- What only moves work on calls this before all else, so it runs, and runs whole: else a full server would never drain.
-- What brings in something new does not, and adds before it removes: it is refused whole.
local function evenWhenFull() redis.call('DEL', base .. 'none') end

-- Sets a job's status, its place in the index by status, and further fields.
local function move(id, status, ...)
  local old = redis.call('HMGET', jobKey(id), 'status', 'created')
  if old[1] ~= status then
    redis.call('ZADD', base .. 'status:' .. status, old[2], id)
    redis.call('ZREM', base .. 'status:' .. old[1], id)
  end
  redis.call('HSET', jobKey(id), 'status', status, 'updated', now, ...)
end

-- Takes out of the lists what they still say of a job that is not there.
local function unlist(id, name)
  for _, status in ipairs({'pending', 'downloading', 'callback_pending', 'calling_back', 'done', 'failed', 'callback_failed',
    'canceled'}) do
    redis.call('ZREM', base .. 'status:' .. status, id)
  end
  redis.call('ZREM', base .. 'jobs', id)
  if name then redis.call('ZREM', base .. 'of:' .. name, id) end
end

-- Grows with each claim, also when a failover lost the last ones.
local function nextFence(id)
  return math.max(now, (tonumber(redis.call('HGET', jobKey(id), 'fence')) or 0) + 1)
end

-- Limit, requests per second, proxy. One that was deleted or spoilt by hand gets the service's limit.
local function limitsOf(name)
  local found = redis.call('HMGET', aggrKey(name), 'limit', 'rps', 'proxy')
  if not tonumber(found[1] or '') then
    redis.call('HSET', aggrKey(name), 'limit', 4)
    redis.call('ZADD', base .. 'aggregations', 0, name)
    found[1] = '4'
  end
  if found[2] and not tonumber(found[2]) then
    redis.call('HDEL', aggrKey(name), 'rps')
    found[2] = false
  end
  return found
end

-- Between the beginnings of two downloads. At most a year: an error here would hold up all aggregations.
local function gap(rps)
  return math.max(1, math.min(math.ceil(1000000 / tonumber(rps)), 31536000000000))
end

-- When one more may begin by requests per second; 0 for now.
local function allowedAt(name, rps)
  local begun = rps and redis.call('GET', base .. 'begun:' .. name)
  return begun and tonumber(begun) + gap(rps) or 0
end

-- After each change of an aggregation: when it may next give a job, or that it may not, or that it goes.
-- Its turn comes by how long it has given none.
local function settle(name)
  local first = redis.call('ZRANGE', pendingKey(name), 0, 0, 'WITHSCORES')
  local running = redis.call('SCARD', runningKey(name))
  if not first[1] then
    redis.call('ZREM', base .. 'due', name)
    if running == 0 and not redis.call('HGET', aggrKey(name), 'operator') then
      redis.call('DEL', aggrKey(name))
      redis.call('ZREM', base .. 'aggregations', name)
    end
    return
  end
  local limits = limitsOf(name)
  if running >= tonumber(limits[1]) then
    redis.call('ZREM', base .. 'due', name)
    return
  end
  local gave = tonumber(redis.call('HGET', aggrKey(name), 'gave')) or 0
  redis.call('ZADD', base .. 'due', math.max(tonumber(first[2]), gave, allowedAt(name, limits[2])), name)
end

-- Frees the place of a download.
local function leave(id, name)
  redis.call('SREM', runningKey(name), id)
  redis.call('ZREM', base .. 'leases', leaseOf(id, name))
  settle(name)
end

-- The list of deletions that a job belongs to: that of its file's storage, unless the file is the client's own.
local function deletionsKey(id)
  local storage = redis.call('HGET', jobKey(id), 'storage')
  if not storage or storage == 'own-bucket' then storage = '' end
  return base .. 'deletions:' .. storage
end

local function deleteAfter(id, keep)
  redis.call('ZADD', deletionsKey(id), now + tonumber(keep), id)
end

-- A download is over: somebody is to be told, or the job is kept for a while. tells has s and f for who wants to know.
local function ended(id, success, keep)
  local tells = redis.call('HGET', jobKey(id), 'tells') or ''
  if string.find(tells, success and 's' or 'f', 1, true) then
    move(id, 'callback_pending', 'eligible', now)
    redis.call('ZADD', base .. 'callbacks', now, id)
  else
    move(id, success and 'done' or 'failed')
    redis.call('HDEL', jobKey(id), 'eligible')
    deleteAfter(id, keep)
  end
end

-- Waits in its aggregation for a next attempt.
local function await(id, name, at)
  move(id, 'pending', 'eligible', at)
  redis.call('ZADD', pendingKey(name), at, id)
  leave(id, name)
end

-- What there is to tell of an aggregation, {} if it is not there.
local function described(name)
  local a = redis.call('HMGET', aggrKey(name), 'limit', 'rps', 'proxy', 'operator')
  if not a[1] then return {} end
  return {name, a[1], a[2] or '', a[3] or '', a[4] or '', redis.call('ZCARD', pendingKey(name)),
    redis.call('SCARD', runningKey(name))}
end

