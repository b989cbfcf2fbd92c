-- id after which, or '-', limit -> {aggregation...}, id of the last or ''
local found, limit = {}, tonumber(ARGV[2])
local names = redis.call('ZRANGEBYLEX', base .. 'aggregations', ARGV[1], '+', 'LIMIT', 0, limit)
for _, name in ipairs(names) do
  local a = described(name)
  if a[1] then
    found[#found + 1] = a
  else
    redis.call('ZREM', base .. 'aggregations', name)
  end
end
return {found, #names == limit and names[#names] or ''}
