"""Every notice about a file, in one table: code, weight, and the sentence for the user."""

from __future__ import annotations

from thidua.reading.source import Notice, Severity

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

INSTALL_TESSERACT = "sudo apt-get install tesseract-ocr tesseract-ocr-vie"
INSTALL_LIBREOFFICE = "sudo apt-get install libreoffice-writer-nogui"

NOTICES: dict[str, tuple[Severity, str]] = {
    # The file as a whole
    "empty_file": (_ERROR, "Tệp rỗng, không có gì để đọc. Hãy kiểm tra và nạp lại tệp đúng."),
    "no_text": (
        _ERROR,
        "Không đọc được chữ nào trong tệp. Hãy mở tệp để kiểm tra rồi nạp lại bản khác "
        "(.docx hoặc PDF).",
    ),
    "unknown_format": (
        _ERROR,
        "Không nhận ra loại tệp. Hãy lưu lại thành .docx hoặc PDF rồi nạp lại.",
    ),
    "unsupported_format": (
        _ERROR,
        "Đây là {kind}, không phải văn bản kế hoạch. {advice}",
    ),
    "wrong_extension": (
        _INFO,
        "Tên tệp có đuôi {extension} nhưng nội dung là {kind}; đã đọc theo nội dung. "
        "Nên đổi lại đuôi tệp cho đúng.",
    ),
    "too_large": (
        _ERROR,
        "Tệp lớn hơn {megabytes} MB nên chỉ đọc phần đầu. Hãy chia nhỏ tệp hoặc giảm dung "
        "lượng ảnh rồi nạp lại.",
    ),
    "too_long": (
        _WARNING,
        "Văn bản dài quá giới hạn đọc một lần; phần từ trang {page} trở đi chưa được đọc. "
        "Hãy tách tệp thành nhiều phần.",
    ),
    "too_slow": (
        _WARNING,
        "Đọc tệp quá {seconds} giây nên đã dừng ở trang {page}; phần sau chưa được đọc. Hãy "
        "lưu lại tệp bằng Word rồi nạp lại, hoặc tách tệp thành nhiều phần.",
    ),
    "damaged_file": (
        _WARNING,
        "Tệp bị hỏng hoặc bị cắt cụt; chỉ đọc được phần còn nguyên. Hãy đối chiếu với bản gốc "
        "hoặc xin lại tệp.",
    ),
    "encrypted": (
        _ERROR,
        "Tệp có mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi nạp lại.",
    ),
    "macros": (
        _WARNING,
        "Tệp có chứa macro. Chỉ đọc chữ, macro không được chạy. Nên lưu lại thành .docx không có "
        "macro.",
    ),
    # Plain text
    "legacy_encoding": (
        _INFO,
        "Văn bản dùng bảng mã cũ {charset}; đã chuyển sang Unicode. Hãy xem lại chữ hoa và tên "
        "riêng.",
    ),
    "damaged_characters": (
        _WARNING,
        "Có {count} ký tự bị hỏng mã, được thay bằng dấu “�”. Hãy đối chiếu với bản gốc.",
    ),
    "long_line": (
        _INFO,
        "Có dòng dài hơn {characters} ký tự hoặc chuỗi không có dấu cách quá dài, đã được ngắt ra "
        "để đọc. Hãy kiểm tra lại chỗ xuống dòng của tệp.",
    ),
    # Word
    "zip_bomb": (
        _ERROR,
        "Tệp nén bung ra lớn bất thường nên phần đó không được đọc. Hãy xin lại tệp từ nơi gửi.",
    ),
    "deleted_text": (
        _INFO,
        "Tệp còn dấu vết sửa đổi (Track Changes): đã lấy phần thêm vào, bỏ {count} chỗ đã xóa. "
        "Nên chấp nhận hoặc từ chối hết các sửa đổi trước khi nạp.",
    ),
    "hidden_text": (
        _INFO,
        "Tệp có {count} đoạn chữ ẩn (hidden), không đọc phần này. Nếu cần, hãy bỏ thuộc tính ẩn "
        "trong Word rồi nạp lại.",
    ),
    "deep_tables": (
        _WARNING,
        "Bảng lồng nhau quá nhiều tầng; chữ bên trong được giữ lại nhưng không còn chia ô.",
    ),
    # PDF and pictures
    "too_many_pages": (
        _WARNING,
        "Tệp có {pages} trang, chỉ đọc {limit} trang đầu. Hãy tách tệp thành nhiều phần.",
    ),
    "picture_too_large": (
        _ERROR,
        "Ảnh ở trang {page} lớn hơn {megapixels} triệu điểm ảnh nên không đọc được. Hãy quét lại "
        "ở 300 dpi.",
    ),
    "no_tesseract": (
        _ERROR,
        "Tệp là bản quét, cần Tesseract để nhận dạng chữ mà máy chủ chưa có. Người quản trị hãy "
        f"chạy: {INSTALL_TESSERACT}",
    ),
    "no_vietnamese_ocr": (
        _ERROR,
        "Tesseract trên máy chủ thiếu dữ liệu tiếng Việt nên không đọc được bản quét. Người quản "
        "trị hãy chạy: sudo apt-get install tesseract-ocr-vie",
    ),
    "ocr_review": (
        _WARNING,
        "Chữ được nhận dạng từ bản quét ({pages} trang), cần soát lại với ảnh: nhất là số La Mã "
        "(III dễ thành II hoặc HI), số hiệu, ngày tháng, số tiền và dấu thanh.",
    ),
    "ocr_unclear": (
        _WARNING,
        "Bản quét trang {page} mờ, nhiều chữ nhận dạng không chắc. Hãy quét lại rõ hơn (300 dpi, "
        "thẳng, đủ sáng) hoặc nhập tay phần này.",
    ),
    "ocr_failed": (
        _WARNING,
        "Không nhận dạng được chữ ở trang {page}. Hãy quét lại trang này.",
    ),
    "ocr_too_many_pages": (
        _WARNING,
        "Bản quét có {pages} trang, chỉ nhận dạng {limit} trang đầu. Hãy tách tệp thành nhiều "
        "phần.",
    ),
    "ocr_too_slow": (
        _WARNING,
        "Nhận dạng chữ quá lâu nên đã dừng ở trang {page}. Hãy tách tệp thành nhiều phần.",
    ),
    "scan_with_text": (
        _WARNING,
        "PDF là bản quét đã có sẵn lớp chữ nhận dạng; chữ có thể sai. Hãy soát lại số La Mã, số "
        "hiệu và ngày tháng với ảnh.",
    ),
    # Other word processors
    "no_libreoffice": (
        _ERROR,
        "Tệp {kind} cần LibreOffice để đọc mà máy chủ chưa có. Hãy lưu lại thành .docx rồi nạp "
        f"lại, hoặc người quản trị chạy: {INSTALL_LIBREOFFICE}",
    ),
    "not_converted": (
        _ERROR,
        "LibreOffice không mở được tệp {kind} này (tệp hỏng, có mật khẩu hoặc quá lớn). Hãy mở "
        "bằng Word, lưu thành .docx rồi nạp lại.",
    ),
}


def notice(code: str, **words: object) -> Notice:
    """The notice with that code, ``words`` filled into its sentence.

    Raises KeyError for a code that is not in the table or a word left out.
    """
    severity, message = NOTICES[code]
    return Notice(code, message.format(**words), severity)
