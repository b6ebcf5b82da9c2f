<?php
// Prints every document the ways PHP does. Objects are read as objects, so that empty ones stay.
const VARIANTS = [
    'default' => 0,
    'unescaped-slashes' => JSON_UNESCAPED_SLASHES,
    'unescaped-unicode' => JSON_UNESCAPED_UNICODE,
    'unescaped-slashes-unicode' => JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE,
    'pretty' => JSON_PRETTY_PRINT,
    'zero-fraction' => JSON_PRESERVE_ZERO_FRACTION,
    'hex' => JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT,
];

foreach (VARIANTS as $variant => $flags) {
    $folder = __DIR__ . "/printed/php-$variant";
    is_dir($folder) || mkdir($folder, 0777, true);
    foreach (glob(__DIR__ . '/documents/*.json') as $document) {
        $value = json_decode(file_get_contents($document), false, 512, JSON_THROW_ON_ERROR);
        $printed = json_encode($value, $flags | JSON_THROW_ON_ERROR);
        file_put_contents("$folder/" . basename($document), $printed);
    }
}
