-- id -> {id, limit, rps, proxy, operator, pending, downloading} or {}
return described(ARGV[1])
