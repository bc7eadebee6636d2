#!/bin/sh
# What `make demo` shows: a demonstration repository, its check, the city's month, and what to try next.
# sh examples/demo.sh FOLDER REPORT.html
set -eu
folder=$1
page=$2

say() { printf '\n\033[1m%s\033[0m\n' "$1"; }
[ -t 1 ] || say() { printf '\n%s\n' "$1"; }

say "1. 造一个演示记录库 / make a demonstration repository"
sup demo "$folder"

say "2. 检查 / check it"
sup -C "$folder" validate

say "3. 全市月报 / the city's month"
sup -C "$folder" report --format md
sup -C "$folder" report --format html -o "$page" >/dev/null 2>&1

say "4. 看和试 / look and try"
where=$(cd "$(dirname "$page")" && pwd)/$(basename "$page")
cat <<TEXT
网页版月报（双击就能打开，可以打印）/ the month as a page (open it in a browser, or print it):
  $where

接着试 / try next（先运行 / first: . .venv/bin/activate）：
  sup -C $folder                      现在的情况 / where things stand
  sup -C $folder list session         督导记录一览 / the sessions
  sup -C $folder list actions         还没完成的行动 / open actions
  sup -C $folder report --scope 华龙区 --format html -o build/hualong.html
                                          一个县的月报 / one county's month
  sup -C $folder explain coverage     一个数字是怎么来的 / what a figure is made of
  sup explain SUP301                      一条检查说的是什么 / what a check means
  sup --lang en --help                    English
TEXT
