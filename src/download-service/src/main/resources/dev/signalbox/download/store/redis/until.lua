-- which list, at most -> how long until its first member is due
local first = redis.call('ZRANGE', base .. ARGV[1], 0, 0, 'WITHSCORES')
local atMost = tonumber(ARGV[2])
return first[2] and math.max(0, math.min(tonumber(first[2]) - now, atMost)) or atMost
