#include "app/wire/compression.h"

#include <memory>
#include <zstd.h>

namespace socklens::wire {

namespace {

constexpr int level = 1;               // a pipe is fast: speed counts
constexpr int longestWindowLog = 23;   // 8 MiB; what level 1 needs is less

struct Freed {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

}   // namespace

std::string compress(std::string_view bytes) {
    std::string result(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress(result.data(), result.size(), bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0) return {};
    result.resize(size);
    return result;
}

std::optional<std::string> decompress(std::string_view bytes, std::size_t longest) {
    const std::unique_ptr<ZSTD_DStream, Freed> stream(ZSTD_createDStream());
    if (!stream || ZSTD_isError(ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, longestWindowLog)) != 0)
        return std::nullopt;
    std::string result;
    std::string step(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
        ZSTD_outBuffer out{step.data(), step.size(), 0};
        const std::size_t missing = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(missing) != 0 || out.pos > longest - result.size()) return std::nullopt;
        result.append(step, 0, out.pos);
        const bool inputUsed = in.pos == in.size;
        if (missing == 0) return inputUsed ? std::optional(std::move(result)) : std::nullopt;   // one frame only
        if (inputUsed && out.pos < out.size) return std::nullopt;                               // cut short
    }
}

}   // namespace socklens::wire
