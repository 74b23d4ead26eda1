-- For wrk: posts the bodies of a file in turn, one a line. Arguments: the file, its media type, the token.
-- Ends with a line that bench/ingest reads.
function init(arguments)
  local headers = { ["Content-Type"] = arguments[2], ["Authorization"] = "Bearer " .. arguments[3] }
  requests = {}
  for body in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("POST", nil, headers, body)
  end
  turn = math.random(#requests)
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("wrk: requests %d micros %d failed %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
