#!/usr/bin/python3
"""Writes the archives that other programs make, and the forged ones.

    make-archives.py [CASE]...      all, or those named

Needs Info-ZIP zip, 7z (p7zip-full), bsdtar (libarchive-tools) and jar. Their
archives hold the times of this run, so the ones kept here are made once and
not at every change; forged ones come out the same each time.
"""
import binascii
import bz2
import gzip
import importlib.util
import io
import lzma
import os
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location(
    'bundles', os.path.join(HERE, 'make-bundles.py'))
bundles = importlib.util.module_from_spec(spec)
spec.loader.exec_module(bundles)
Archive, write, utf8 = bundles.Archive, bundles.write, bundles.utf8
TEXT = utf8(bundles.CERTIFICATE)
FILES = {'국세 납세증명서.txt': TEXT, '특화/체크.txt': TEXT + b'1\n',
         '빈 파일.txt': b''}
# The names are UTF-8 for every program that asks.
ENVIRONMENT = dict(os.environ, LC_ALL='C.UTF-8',
                   JAVA_TOOL_OPTIONS='-Dsun.jnu.encoding=UTF-8')


def run(*command, cwd, to=None):
    subprocess.run(command, cwd=cwd, check=True, env=ENVIRONMENT,
                   stdout=to or subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def folder(files=FILES):
    path = tempfile.mkdtemp()
    for name, data in files.items():
        full = os.path.join(path, name)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'wb') as out:
            out.write(data)
    return path


def made(case, name, *commands, files=FILES):
    """COMMANDS run in a folder with FILES; $OUT there is the archive."""
    path = folder(files)
    out = os.path.join(path, '..', os.path.basename(path) + '.' + name)
    for command in commands:
        run('sh', '-c', command.replace('$OUT', out), cwd=path)
    with open(out, 'rb') as made_file:
        write(case, name, made_file.read())
    os.remove(out)
    shutil.rmtree(path)


def producers():
    case = 'zip-producers'
    made(case, 'infozip.zip', 'zip -qr "$OUT" .')
    made(case, 'infozip-descriptors.zip', 'zip -qr -fd "$OUT" .')
    made(case, 'infozip-zip64.zip', 'zip -qr -fz "$OUT" .')
    made(case, 'infozip-escaped.zip', 'zip -qr -UN=escape "$OUT" .')
    made(case, 'infozip-stream.zip',
         'find . -type f | zip -q - -@ | cat > "$OUT"')
    made(case, '7z.zip', '7z a -tzip "$OUT" .')
    made(case, '7z-utf8.zip', '7z a -tzip -mcu=on "$OUT" .')
    made(case, 'bsdtar.zip', 'bsdtar --format zip -cf "$OUT" *')
    made(case, 'jar.zip', 'jar cfM "$OUT" .')
    for name, large in (('python.zip', False), ('python-zip64.zip', True)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
            for path, data in FILES.items():
                info = zipfile.ZipInfo(path, (2026, 2, 20, 10, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(info, 'w', force_zip64=large) as member:
                    member.write(data)
            archive.comment = utf8('제출 서류')
        write(case, name, out.getvalue())


def methods():
    case = 'zip-methods'
    for method in 'Deflate64', 'BZip2', 'LZMA', 'PPMd':
        made(case, method.lower() + '.zip',
             '7z a -tzip -mm=%s "$OUT" .' % method,
             files={'납세증명서.txt': TEXT * 20})
    # Written byte by byte: nothing here makes them.
    archive = Archive()
    for method in 1, 6, 93, 97:
        archive.add(b'method-%d.txt' % method, TEXT, method=method)
    write(case, 'others.zip', archive.bytes())


def encrypted():
    case = 'zip-encrypted'
    made(case, 'zipcrypto-infozip.zip', 'zip -q -P secret "$OUT" 국*',
         'zip -q "$OUT" 특화/*')
    made(case, 'aes256-7z.zip', '7z a -tzip -psecret -mem=AES256 "$OUT" 국*',
         '7z a -tzip "$OUT" 특화')
    made(case, 'zipcrypto-7z.zip',
         '7z a -tzip -psecret -mem=ZipCrypto "$OUT" .')


def pieces():
    case = 'zip-pieces'
    noise = b''.join(binascii.hexlify(struct.pack('>I', i * 2654435761 %
                                                  (1 << 32)))
                     for i in range(1 << 14))
    path = folder({'서류.txt': TEXT, '큰 서류.txt': noise})
    run('zip', '-q', '-s', '64k', 'split.zip', '서류.txt', '큰 서류.txt',
        cwd=path)
    run('7z', 'a', '-v24k', '-tzip', 'volume.zip', '.', '-x!split*', cwd=path)
    run('7z', 'a', '-v24k', '-t7z', 'volume.7z', '.', '-x!split*',
        '-x!volume.zip*', cwd=path)
    run('7z', 'a', '-v1m', '-tzip', 'whole.zip', '서류.txt', cwd=path)
    pieces_found = [name for name in sorted(os.listdir(path))
                    if name.startswith(('split', 'volume', 'whole'))]
    archive = Archive()
    for name in pieces_found:
        with open(os.path.join(path, name), 'rb') as piece:
            data = piece.read()
        # Of a long row the first pieces and the last tell enough.
        if name[-3:].isdigit() and int(name[-3:]) > 2:
            continue
        archive.add(utf8(name), data, method=0)
        if name in ('split.z01', 'volume.zip.001'):
            write(case, name, data)
    archive.add(b'set.part1.rar', b'Rar!\x1a\7\1\0' + bytes(40))
    archive.add(b'set.part2.rar', b'Rar!\x1a\7\1\0' + bytes(40))
    write(case, 'bundle.zip', archive.bytes())
    with open(os.path.join(path, 'split.zip'), 'rb') as last:
        write(case, 'split.zip', last.read())
    shutil.rmtree(path)


def tar(mode=tarfile.USTAR_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=mode) as archive:
        info = tarfile.TarInfo('납세증명서.txt')
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    return out.getvalue()


def others():
    """Archives that are no ZIP, alone and in a bundle."""
    case = 'other-archives'
    found = {
        'documents.tar': tar(), 'documents-gnu.tar': tar(tarfile.GNU_FORMAT),
        'documents.tar.gz': gzip.compress(tar(), mtime=0),
        'documents.tar.bz2': bz2.compress(tar()),
        'documents.tar.xz': lzma.compress(tar()),
        # Beginnings alone: nothing free writes them.
        'documents.rar': b'Rar!\x1a\7\0' + bytes(40),
        'documents5.rar': b'Rar!\x1a\7\1\0' + bytes(40),
        'documents.alz': b'ALZ\1\n\0\0\0' + bytes(40),
        'documents.egg': b'EGGA\0\1' + bytes(40),
        'documents.zst': b'\x28\xb5\x2f\xfd' + bytes(40),
        'documents.cab': b'MSCF' + bytes(40),
        'documents.lzh': b'\x1d\0-lh5-' + bytes(40),
        'documents.iso': bytes(32768) + b'\1CD001\1' + bytes(2041),
        'setup.exe': b'MZ' + bytes(126) + b'PE\0\0' + bytes(40),
        # A self-extractor is a program, whatever it holds.
        'self-extracting.pdf': b'MZ' + bytes(126) + Archive().add(
            b'a.txt', TEXT).bytes(),
        'note.txt': utf8('MZ세대 지원 계획\n가나다\n'),
    }
    archive = Archive()
    for name, data in found.items():
        archive.add(utf8(name), data)
    path = folder({'납세증명서.txt': TEXT})
    run('7z', 'a', 'documents.7z', '납세증명서.txt', cwd=path)
    with open(os.path.join(path, 'documents.7z'), 'rb') as seven:
        archive.add(b'documents.7z', seven.read())
    shutil.rmtree(path)
    write(case, 'bundle.zip', archive.bytes())
    for name in 'documents.egg', 'documents.tar.gz', 'setup.exe':
        write(case, name, found[name])


class Forged(Archive):
    """An archive whose directory may point anywhere."""

    def entry(self, name, data, offset, local=None, **fields):
        """Like add, with another name at its place, or put at OFFSET."""
        body, before = self.body, len(self.central)
        self.add(name, data, **fields)
        if local is not None:
            at = len(body) + 30
            self.body = (self.body[:at] + local +
                         self.body[at + len(local):])
        if offset is not None:
            self.body = body
            self.central = (self.central[:before + 42] +
                            struct.pack('<I', offset) +
                            self.central[before + 46:])
        return self


def forged():
    case = 'zip-forged'
    archive = Forged()
    archive.add(b'fair.txt', TEXT)
    archive.entry(b'shown.txt', TEXT, None, local=b'other.txt')
    archive.entry(b'nowhere.txt', TEXT, 7)
    archive.entry(b'outside.txt', TEXT, 1 << 30)
    # The size in the directory is another than that at the place.
    at = len(archive.body)
    archive.add(b'sizes.txt', TEXT)
    archive.body = (archive.body[:at + 22] + struct.pack('<I', 5) +
                    archive.body[at + 26:])
    # Two names for one place, as in bombs without nesting.
    at = len(archive.body)
    archive.add(b'twice1.txt', TEXT)
    archive.entry(b'twice1.txt', TEXT, at)
    # One whose data goes on over the next.
    first = Archive().add(b'inside.txt', TEXT).body
    at = len(archive.body)
    archive.add(b'cover.txt', first + b'rest', method=0)
    archive.entry(b'inside.txt', TEXT, at + 30 + len(b'cover.txt'))
    write(case, 'bundle.zip', archive.bytes())

    # The directory says one, and two stand in it.
    archive = Archive().add(b'seen.txt', TEXT).add(b'hidden.txt', TEXT)
    archive.count = 1
    write(case, 'hidden.zip', archive.bytes())

    # A comment that is the end of another archive.
    shown = Archive().add(b'shown.txt', TEXT).bytes()
    other = Archive().add(b'other.txt', TEXT).bytes()
    write(case, 'two-ends.zip', shown[:-2] +
          struct.pack('<H', len(other)) + other)

    # A directory that begins before the file.
    data = Archive().add(b'a.txt', TEXT).bytes()
    write(case, 'large-directory.zip', data[:-10] +
          struct.pack('<I', 1 << 20) + data[-6:])

    # A size that is not what comes out; the sum is that of what does.
    lying = Archive().add(b'more.txt', TEXT * 3, declared=10)
    lying.add(b'less.txt', TEXT, declared=4000).add(b'fair.txt', TEXT)
    write(case, 'lying-sizes.zip', lying.bytes())


def wrapped():
    case = 'zip-wrapped'
    data = Archive().add('국세.txt'.encode('cp949'), TEXT).bytes()
    write(case, 'blank-lines.zip', b'\r\n\r\n' + data)
    write(case, 'trailing.zip', data + b'\r\n<!-- generated in 12 ms -->\r\n')
    comment = utf8('2026년 제출 서류 PK\5\6')
    write(case, 'comment.zip', data[:-2] + struct.pack('<H', len(comment)) +
          comment)
    write(case, 'cut.zip', data[:len(data) // 2])
    write(case, 'cut-in-end.zip', data[:-5])


def names():
    case = 'odd-names'
    archive = Archive()
    flag = 1 << 11
    for name in ('%EA%B5%AD%EC%84%B8+%EB%82%A9%EC%84%B8.txt',
                 '%B1%B9%BC%BC.txt', '#Uad6d#Uc138(2).txt', '100%25.txt',
                 '%2e%2e%2f%EA%B5%AD.txt'):
        archive.add(name.encode('ascii'), TEXT)
    wrong = '국세 납세증명서.txt'.encode('cp949')
    archive.add(utf8(wrong.decode('latin-1')), TEXT, flags=flag)
    archive.add(utf8('국세 체크.txt'.encode('cp949').decode('cp437')), TEXT,
                flags=flag)
    archive.add(utf8(utf8('납세증명').decode('latin-1')) + b'.txt', TEXT,
                flags=flag)
    archive.add(utf8('국\ufffd.txt'), TEXT, flags=flag)
    archive.add(utf8('보이지\u200b않는.txt'), TEXT, flags=flag)
    archive.add(utf8('화면 기록 2026-02-20 오후 3.05.10\u202f.txt'), TEXT,
                flags=flag)
    archive.add(utf8('오른쪽\u202egpj.txt'), TEXT, flags=flag)
    archive.add(b'aux.txt', TEXT)
    archive.add(utf8('끝의 점.txt.'), TEXT, flags=flag)
    archive.add(utf8('끝의 점.txt '), TEXT, flags=flag)
    archive.add(utf8('무엇?.txt'), TEXT, flags=flag)
    archive.add(utf8('긴' * 85 + '.txt'), TEXT, flags=flag)
    archive.add(utf8('긴' * 83 + '.txt'), TEXT, flags=flag)
    # Flag and Unicode Path at once: the flag counts, as it comes first.
    stored = utf8('참.txt')
    path = b'\1' + struct.pack('<I', binascii.crc32(stored)) + utf8('거짓.txt')
    archive.add(stored, TEXT, flags=flag,
                extra=struct.pack('<HH', 0x7075, len(path)) + path)
    write(case, 'bundle.zip', archive.bytes())


def junk():
    archive = Archive()
    for name in ('__MACOSX/._국세.txt', '._국세.txt', '.DS_Store', 'Icon\r',
                 'Thumbs.db', 'desktop.ini', '~$계획서.docx',
                 '.~lock.계획서.odt#', '~WRL0003.tmp', '사본.tmp', '계획서.asv',
                 '국세 - 바로 가기.lnk', '홈택스.url', '국세.pdf.crdownload',
                 '.숨김/서류.txt', '국세.txt'):
        archive.add(utf8(name), TEXT, flags=1 << 11)
    archive.add(b'link-without-ending', b'L\0\0\0\1\x14\2\0' + bytes(70))
    archive.add(utf8('빈 파일.pdf'), b'', flags=1 << 11)
    write('junk', 'bundle.zip', archive.bytes())


def nested():
    case = 'nested-limits'
    archive = Archive()
    archive.add(utf8('서류.txt'), TEXT, flags=1 << 11)
    many = Archive()
    for i in range(503):
        many.add(b'%04d.tmp' % i, b'x', method=0)
    archive.add(b'0-many.zip', many.bytes())
    large = Archive()
    # Enough bytes for their size to be believed, in a method nobody reads.
    noise = b''.join(binascii.hexlify(struct.pack('>I', i * 2654435761 %
                                                  (1 << 32))) + bytes(392)
                     for i in range(800))
    for i in range(3):
        large.add(b'large%d.txt' % i, noise, method=97, declared=60 << 20)
    archive.add(b'1-large.zip', large.bytes())
    second = Archive().add(b'deep.txt', TEXT).bytes()
    archive.add(b'2-deep.zip', Archive().add(b'third.zip', second).bytes())
    for i in range(20):
        archive.add(b'3-%02d.zip' % i, Archive().add(b'a.txt', TEXT).bytes())
    write(case, 'bundle.zip', archive.bytes())


CASES = {'zip-producers': producers, 'zip-methods': methods,
         'zip-encrypted': encrypted, 'zip-pieces': pieces,
         'other-archives': others, 'zip-forged': forged,
         'zip-wrapped': wrapped, 'odd-names': names, 'junk': junk,
         'nested-limits': nested}

if __name__ == '__main__':
    for chosen in sys.argv[1:] or CASES:
        CASES[chosen]()
